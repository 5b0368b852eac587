# llama.cpp's own server with one model, for tests: `python serve.py GGUF CONTEXT`; says its address, ends with its input.
import sys

import xllamacpp

params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.n_ctx = int(sys.argv[2])
params.n_parallel = 1
# Threads of ggml wait for each other by spinning: two on shared cores are ten times as slow as one.
params.cpuparams.n_threads = 1
params.port = 0
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
