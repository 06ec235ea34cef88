"""A second verifier of a store's history, written from docs/decisions/evidence.md alone, with Python's standard library.

Prints "ok SIZE CHAIN ROOT" or "bad SEQ". It shares no code with the console: that the two agree shows that the written
encoding is enough for a stranger.
"""

import hashlib
import json
import sqlite3
import sys

COLUMNS = (
    "seq at mono boot id severity source actor as_account reason message "
    "user_id user_name role_id role_name request_id command cause changes"
).split()


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def merkle(leaves):
    """RFC 6962, level by level: an odd node at the right goes up as it is."""
    if not leaves:
        return digest()
    level = leaves
    while len(level) > 1:
        pairs = [digest(b"\x01", level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0]


def main(path):
    db = sqlite3.connect(path)
    chain = bytes(32)
    leaves = []
    names = ", ".join('"%s"' % name for name in COLUMNS + ["hash"])
    for row in db.execute('SELECT %s FROM "journal" ORDER BY "seq"' % names):
        if row[0] != len(leaves) + 1:
            return "bad %d" % (len(leaves) + 1)
        text = json.dumps(list(row[:-1]), ensure_ascii=False, separators=(",", ":"))
        leaf = digest(b"\x00", text.encode("utf-8"))
        chain = digest(chain, leaf)
        if row[-1] != chain:
            return "bad %d" % (len(leaves) + 1)
        leaves.append(leaf)
    head = db.execute('SELECT "size", "hash", "root" FROM "chain" WHERE "id" = 1').fetchone()
    if head is None or head[0] > len(leaves):
        return "bad %d" % (len(leaves) + 1)
    if head[0] < len(leaves):
        return "bad %d" % (head[0] + 1)
    if head[1] != chain or head[2] != merkle(leaves):
        return "bad %d" % len(leaves)
    return "ok %d %s %s" % (len(leaves), chain.hex(), merkle(leaves).hex())


print(main(sys.argv[1]))
