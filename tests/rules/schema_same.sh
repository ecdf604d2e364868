# SPDX-License-Identifier: ISC
#
# Proves: data/schema.json and the compiler judge alike.  Every good dataset
# of the tree is good under both; of every mistake in tests/bad it is written
# whether the schema sees it or why only the compiler can, and so it is; and
# each key of the format, spoilt in every way, is refused by both or neither.
# A validator from Debian judges by the schema.
. "$srcdir/tests/lib.sh"

if python_with jsonschema && "$PYTHON" -c 'import yaml
from jsonschema import Draft202012Validator' 2>/dev/null; then
	exec "$PYTHON" -B "$srcdir/tests/rules/schema_same.py" "$srcdir" \
	    "$builddir" "$TMPDIR"
fi
skip_all "python3 with jsonschema 4 and yaml is missing (Debian: python3-jsonschema python3-yaml)"
