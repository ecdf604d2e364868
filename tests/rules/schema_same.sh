# SPDX-License-Identifier: ISC
#
# Proves: data/schema.json and the compiler judge alike.  Every good dataset
# of the tree is good under both; of every mistake in tests/bad it is written
# whether the schema sees it or why only the compiler can, and so it is; and
# each key of the format, spoilt in every way, is refused by both or neither.
# A validator from Debian judges by the schema.
. "$srcdir/tests/lib.sh"

for python in python3 /usr/bin/python3; do
	"$python" -c 'import jsonschema, yaml
jsonschema.Draft202012Validator' 2>/dev/null && exec "$python" -B \
	    "$srcdir/tests/rules/schema_same.py" "$srcdir" "$builddir" "$TMPDIR"
done
skip_all "python3 with jsonschema 4 and yaml is missing (Debian: python3-jsonschema python3-yaml)"
