"""Writes the results into the files of test expressions.

    python3.13 oracle.py numbers/*.txt

Each line "expression => result" gets the repr of its value, or the exception,
as this interpreter has them. Lines without an arrow are comments.
"""

import operator
import sys
import warnings

warnings.simplefilter("ignore")
NAMES = {name: getattr(operator, name) for name in operator.__all__}
NAMES["pow"] = pow
NAMES["abs"] = abs
NAMES["divmod"] = divmod


def evaluate(expression):
    try:
        return repr(eval(expression, NAMES))
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
        return text.removesuffix(": ")


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            expression, arrow, _ = line.partition(" =>")
            if arrow:
                line = f"{expression} => {evaluate(expression)}"
            print(line, file=file)
