"""Write what CPython says of mistaken sources.

Reads a JSON list of sources from standard input, and writes for each a line
with the list [source, kind, message, line, offset, end line, end offset].
"""

import ast
import json
import sys
import warnings


def main():
    warnings.simplefilter("ignore")
    for source in json.load(sys.stdin):
        try:
            ast.parse(source)
        except SyntaxError as e:
            place = [e.lineno, e.offset, e.end_lineno, e.end_offset]
            print(json.dumps([source, type(e).__name__, e.msg, *place]))
        else:
            sys.exit(f"no mistake in {source!r}")


main()
