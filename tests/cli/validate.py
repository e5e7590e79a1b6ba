# SPDX-License-Identifier: GPL-3.0-or-later
"""validate.py SCHEMA FILE... [--refused FILE...]: JSON documents, or the lines of .jsonl files, have to
be valid; those behind --refused not. Loading the schema takes longer than any of them."""
import json
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is missing")
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def no_constant(word):
    raise ValueError(f"{word} is not JSON")


def complaints(name):
    with open(name, encoding="utf-8") as file:
        texts = file.read().splitlines() if name.endswith(".jsonl") else [file.read()]
    for text in texts:
        document = json.loads(text, parse_constant=no_constant)
        for error in list(validator.iter_errors(document))[:5]:
            place = "/".join(str(part) for part in error.absolute_path)
            yield f"{name}: {place}: {error.message[:300]}"


names = sys.argv[2:]
valid = names[: names.index("--refused")] if "--refused" in names else names
bad = [complaint for name in valid for complaint in complaints(name)]
bad += [f"{name}: nothing is wrong with it" for name in names[len(valid) + 1 :] if not any(complaints(name))]
print(*bad, sep="\n")
sys.exit(1 if bad else 0)
