# SPDX-License-Identifier: ISC
#
# schema_same - feed the same files to data/schema.json and to the compiler.
#
#	schema_same.py SRCDIR BUILDDIR TMPDIR
#
# Prints TAP; tests/rules/schema_same.sh says what it proves.  A file is read
# as the compiler reads it (YAML 1.2, core schema) and judged by what
# dataset.yaml says it is: a list of factions, of events ...  The reader that
# judges for the compiler is tests/bad/diags.
import copy
import glob
import json
import os
import re
import shutil
import subprocess
import sys

import jsonschema
import yaml

srcdir, builddir, tmpdir = sys.argv[1:4]
count = failures = 0


def report(good, what, *why):
    global count, failures
    count += 1
    failures += not good
    print("ok" if good else "not ok", count, "-", what)
    if not good:
        for line in why:
            print("#", str(line).replace("\n", "\n# "))


# ---- YAML 1.2, core schema: no yes and no, no days, no 17:30 ----


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
     r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", list("-+.0123456789")),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag,
                                 re.compile("^(%s)$" % pattern), first)
Loader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: int(node.value, 8 if "0o" in node.value else
                             16 if "0x" in node.value else 10))


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Quotes every text, so that each reader takes it for one."""

    def ignore_aliases(self, data):
        return True


Dumper.add_representer(str, lambda d, s: d.represent_scalar(
    "tag:yaml.org,2002:str", s, style='"'))

# ---- the two judges ----

with open(os.path.join(srcdir, "data/schema.json"), encoding="utf-8") as f:
    schema = json.load(f)
KINDS = {"sources": "source", "factions": "faction", "places": "place",
         "people": "person", "relations": "relation", "events": "event"}


def judge(definition, many):
    of = {"$ref": "#/$defs/" + definition}
    return jsonschema.Draft202012Validator(
        {"$schema": schema["$schema"], "$defs": schema["$defs"],
         **({"type": "array", "items": of} if many else of)})


judges = {kind: judge(name, kind != "sources") for kind, name in KINDS.items()}
judges["dataset"] = judge("dataset", False)


def files_of(folder):
    """(kind, path) of every YAML file; [] of what cannot be read."""
    main = load(os.path.join(folder, "dataset.yaml"))
    yield "dataset", "dataset.yaml"
    files = main.get("files") if isinstance(main, dict) else None
    for kind, names in (files if isinstance(files, dict) else {}).items():
        for name in names if isinstance(names, list) else [names]:
            if kind in KINDS and isinstance(name, str) and name[0] != "/":
                yield kind, name


def load(path):
    try:
        with open(path, encoding="utf-8-sig", newline=None) as stream:
            return yaml.load(stream, Loader)
    except (OSError, UnicodeError, yaml.YAMLError):
        return None


def objections(folder):
    """What the schema has against the files of a folder."""
    for kind, name in files_of(folder):
        path = os.path.join(folder, name)
        if not os.path.isfile(path):
            continue
        tree = load(path)
        if tree is None:
            continue
        for wrong in judges[kind].iter_errors(tree):
            yield "%s: %s: %s" % (name, "/".join(map(str, wrong.path)),
                                  wrong.message[:200])


def compiler(folder):
    """What the compiler has against it: its errors, not its warnings."""
    said = subprocess.run([os.path.join(builddir, "tests/bad/diags"), folder],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False).stdout.decode("utf-8", "replace")
    return [line for line in said.splitlines()
            if re.search(r": error: |^strife: ", line)]


# ---- good datasets ----


def good():
    jsonschema.Draft202012Validator.check_schema(schema)
    report(True, "the schema is one, of the draft that it names")
    folders = sorted(glob.glob(os.path.join(srcdir, "tests/data/*/")) +
                     glob.glob(os.path.join(srcdir, "data/*/")))
    report(len(folders) > 3, "there are datasets")
    for folder in folders:
        name = os.path.relpath(folder, srcdir)
        wrong = list(objections(folder))
        report(not wrong, name + " is good by the schema", *wrong)
        wrong = compiler(folder)
        report(not wrong, name + " is good by the compiler", *wrong)
        empty = [path for kind, path in files_of(folder)
                 if load(os.path.join(folder, path)) is None]
        report(not empty, name + " is read by both", *empty)


# ---- the bad ones of tests/bad ----


def cases(path):
    """(title, class, [(step, file, lines)]) of a file of tests/bad."""
    title, kind, steps, lines = None, None, [], None
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("== "):
                if title:
                    yield title, kind, steps
                title, kind, steps, lines = line[3:].strip(), None, [], None
            elif line.startswith("% "):
                kind = line[2:].strip()
            elif line[:2] in ("@ ", "+ "):
                lines = []
                steps.append((line[0], line[2:].strip(), lines))
            elif line.startswith("! "):
                steps.append(("!", None, [line[2:]]))
                lines = None
            elif line == "--\n":
                lines = None
            elif lines is not None:
                lines.append(line)
    if title:
        yield title, kind, steps


def change(folder, steps):
    for step, name, lines in steps:
        text = "".join(lines)
        if step == "!":
            subprocess.run(["sh", "-c", text], cwd=folder, check=True,
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        elif step == "@":
            subprocess.run(["sed", "-i", text, os.path.join(folder, name)],
                           check=True)
        else:
            with open(os.path.join(folder, name), "a",
                      encoding="utf-8") as stream:
                stream.write(text)


def fresh(name="mini"):
    folder = os.path.join(tmpdir, name)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(os.path.join(srcdir, "tests/data", name), folder)
    subprocess.run(["chmod", "-R", "u+w", folder], check=True)
    return folder


def bad():
    for path in sorted(glob.glob(os.path.join(srcdir, "tests/bad/*.test"))):
        where = os.path.basename(path)[:-len(".test")]
        for title, kind, steps in cases(path):
            folder = fresh()
            change(folder, steps)
            told, seen = compiler(folder), list(objections(folder))
            what = "%s: %s" % (where, title)
            if not told:
                report(kind is None and not seen, what + ": good by both",
                       "class: %s" % kind, *seen)
            elif kind == "schema":
                report(bool(seen), what + ": the schema sees it", *told)
            else:
                why = re.fullmatch(r"compiler: (\S.*)", kind or "")
                report(bool(why) and not seen,
                       what + ": only the compiler sees it",
                       "class: %s (schema, or compiler: and why)" % kind,
                       *told, *seen)


# ---- every key of the format, with every value that cannot be right ----

EACH = {
    "nothing": lambda v: None,
    "a text": lambda v: "No Such Thing!",
}
# Once for every form of a value: keys of one form are read by one function.
WRONG = {
    "a list of it": lambda v: [v],
    "a mapping": lambda v: {"zzz": "zzz"},
    "true": lambda v: True,
    "an empty text": lambda v: "",
    "a fraction": lambda v: 1.5,
}
# Where a text of a wrong form is told by meaning and not by form.
BEYOND = re.compile("no date|cannot be read|not in sources|no (faction|person|"
                    "place|source|claim)|hash|is named before|has the id|"
                    "nearest|prefix|suffix|not the text|do not say|"
                    "more than once|given back|without `ref'|no form of a "
                    "place|one of `|in one way|without a number|no total|"
                    "leads out|another SHA-256|begins a comment|stands in|is not there|"
                    "sha256|an origin|of the part|of this skip|needs `")


forms = set()  # forms of values, and names of mappings, that were tried


def spots(tree, definition, path=()):
    """(definition, key, path) of every key in a tree, by the schema."""
    for key, value in tree.items():
        yield definition, key, path + (key,)
        of = schema["$defs"][definition]["properties"].get(key)
        inner = set(re.findall(r"#/\$defs/(\w+)", json.dumps(of))) - {
            "text", "id", "language", "address", "date"}
        values = value if isinstance(value, list) else [value]
        for i, item in enumerate(values):
            if isinstance(item, dict) and inner:
                at = path + ((key, i) if isinstance(value, list) else (key,))
                yield from spots(item, min(inner), at)


def put(tree, path, make):
    for step in path[:-1]:
        tree = tree[step]
    tree[path[-1]] = make(tree[path[-1]])


def mutate():
    """Each key once, where it first stands."""
    done = set()
    for base in (fresh("mini"), fresh("verriers")):
        for kind, name in list(files_of(base)):
            path = os.path.join(base, name)
            tree = load(path)
            root = "dataset" if kind == "dataset" else KINDS[kind]
            items = [((), tree)] if isinstance(tree, dict) else [
                ((i,), item) for i, item in enumerate(tree)]
            for start, item in items:
                for definition, key, at in spots(item, root):
                    if (definition, key) not in done:
                        done.add((definition, key))
                        spoil(base, kind, path, tree, definition, start + at)
    known = {(d, k) for d, of in schema["$defs"].items()
             for k in of.get("properties", {})}
    report(done == known, "tests/data has every key of the schema",
           sorted(known - done))


def spoil(base, kind, path, tree, definition, at):
    form = json.dumps(schema["$defs"][definition]["properties"][at[-1]])
    for what, make in {**EACH, **(WRONG if form not in forms else {})}.items():
        wrong = copy.deepcopy(tree)
        put(wrong, at, make)
        compare(base, kind, path, wrong, at,
                "%s.%s: %s" % (definition, at[-1], what))
    forms.add(form)
    if definition in forms:
        return
    forms.add(definition)
    wrong = copy.deepcopy(tree)
    parent = wrong
    for step in at[:-1]:
        parent = parent[step]
    parent["zzz"] = "zzz"
    compare(base, kind, path, wrong, at, "an unknown key in " + definition)


def compare(base, kind, path, wrong, at, what):
    """Both see it, or neither; told is only what differs."""
    few = [wrong[at[0]]] if isinstance(wrong, list) else wrong
    seen = not judges[kind].is_valid(few)
    with open(path, encoding="utf-8") as stream:
        before = stream.read()
    with open(path, "w", encoding="utf-8") as stream:
        yaml.dump(wrong, stream, Dumper, allow_unicode=True, sort_keys=False,
                  width=1000)
    told = compiler(base)
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(before)
    by_form = [t for t in told if not BEYOND.search(t)]
    if seen != bool(told) and (seen or by_form):
        report(False, what, "schema: %s" % seen, "compiler:", *told)


good()
bad()
mutate()
print("1..%d" % count)
sys.exit(failures > 0)
