"""The ledger for language models (Model Context Protocol): tools that search, show, compare, draw, resolve and code.

server.py      the server, over standard input and output or streamable HTTP
tools.py       the tools; each is a function with plain arguments
telling.py     records in the short form that tools give: who did what to whom, when, on whose word, in which words
"""
