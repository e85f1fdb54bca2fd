"""Dump syntax trees in the form that tree_test.go compares.

Reads file names from standard input, one a line, and writes for each the length
of its dump on a line and the dump itself.
"""

import ast
import struct
import sys
import warnings

SKIPPED = {"ctx", "type_comment", "type_ignores"}
FIELDS = {}


def fields(kind):
    known = FIELDS.get(kind)
    if known is None:
        known = FIELDS[kind] = [name for name in kind._fields if name not in SKIPPED]
    return known


def dump(value, out):
    if isinstance(value, ast.AST):
        kind = type(value)
        out.append("(" + kind.__name__)
        if hasattr(value, "lineno"):
            out.append(f"@{value.lineno},{value.col_offset},{value.end_lineno},{value.end_col_offset}")
        for name in fields(kind):
            dump(getattr(value, name, None), out)
        out.append(")")
    elif isinstance(value, list):
        out.append("[")
        for item in value:
            dump(item, out)
        out.append("]")
    else:
        out.append(constant(value))


def constant(value):
    if value is None:
        return "N"
    if value is ...:
        return "E"
    if isinstance(value, str):
        return "s" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    if isinstance(value, bool):
        return "T" if value else "F"
    if isinstance(value, int):
        return f"i{value:x}"
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    return "c" + struct.pack(">d", value.imag).hex()


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100000)
    for line in sys.stdin:
        path = line.rstrip("\n")
        with open(path, "rb") as file:
            source = file.read()
        out = []
        try:
            dump(ast.parse(source, path), out)
        except SyntaxError as error:
            place = [error.lineno, error.offset, error.end_lineno, error.end_offset]
            out = ["error", type(error).__name__, str(error.msg), *map(str, place)]
        text = " ".join(out).encode()
        sys.stdout.buffer.write(b"%d\n" % len(text))
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()


main()
