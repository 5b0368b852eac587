# The program of the word-cloud bench that measures word_cloud (Debian's python3-wordcloud).
import json
import random
import resource
import sys
import time

from wordcloud import WordCloud

job = json.loads(sys.argv[-1])
with open(job["words"], encoding="utf-8") as file:
    words = json.load(file)
words = words if isinstance(words, list) else words["words"]
words.sort(key=lambda word: -word["weight"])
top = words[0]["weight"]


def sizes_of(top_font):
    return {word["text"]: round(top_font * (word["weight"] / top) ** 0.5) for word in words}


def lay_out(top_font):
    start = time.perf_counter()
    cloud = WordCloud(
        font_path=job["font"], width=job["width"], height=job["height"], margin=job["gap"], prefer_horizontal=1,
        max_words=len(words), max_font_size=top_font, min_font_size=4, relative_scaling=1, background_color="white",
        random_state=random.Random(1),
    )
    # Its sizes follow the frequency in steps; frequencies that are whole sizes make each step exact.
    cloud.generate_from_frequencies(sizes_of(top_font))
    return cloud, (time.perf_counter() - start) * 1000


def fits(top_font):
    cloud, _ = lay_out(top_font)
    if len(cloud.layout_) < len(words):
        return False
    # It makes a word smaller where there is no room.
    sizes = sizes_of(top_font)
    return all(size >= sizes[word] for (word, _), size, *_ in cloud.layout_)


if job["mode"] == "max":
    low, high = 8, job["topFont"] * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    result = {"topFont": low}
else:
    cloud, layout_ms = lay_out(job["topFont"])
    start = time.perf_counter()
    cloud.to_image().save(job["out"], quality=74)
    result = {"placed": len(cloud.layout_), "layoutMs": layout_ms, "rasterMs": (time.perf_counter() - start) * 1000, "encodeMs": 0}
result["peakRssMb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 102.4) / 10
print(json.dumps(result))
