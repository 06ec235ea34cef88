"""A second verifier of a store's history, written from docs/decisions/evidence.md alone, with Python's standard library.

Signatures are verified by openssl. Reads the path of a store from each line; prints "ok SIZE CHAIN ROOT" or "bad SEQ". It shares no code with the console: that the two agree shows that the written
encoding is enough for a stranger.
"""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

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


def signed(signer, text, signature):
    """Python's library has no Ed25519: openssl has. A public key is 12 fixed bytes of DER (RFC 8410) and its 32."""
    with tempfile.TemporaryDirectory() as folder:
        for name, value in (
            ("key", bytes.fromhex("302a300506032b6570032100") + signer),
            ("text", text.encode()),
            ("signature", signature),
        ):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(value)
        command = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key -in text -sigfile signature"
        return subprocess.run(command.split(), cwd=folder, capture_output=True).returncode == 0


def signature_holds(size, chain, root, at, signer, signature):
    text = "bastion-console head 1\n%d\n%s\n%s\n%d\n" % (size, chain.hex(), root.hex(), at)
    return signed(signer, text, signature)


def rotation_holds(cause, replaced):
    """Entry 9316: the old key and the new one both sign; neither was replaced before."""
    old, new = cause["previous"], cause["publicKey"]
    text = "bastion-console key 1\n%s\n%s\n" % (old, new)
    if old == new or old in replaced or new in replaced:
        return False
    by = ((old, cause["byPrevious"]), (new, cause["byNew"]))
    return all(signed(bytes.fromhex(key), text, bytes.fromhex(signature)) for key, signature in by)


def main(path):
    db = sqlite3.connect(path)
    chain = bytes(32)
    leaves = []
    names = ", ".join('"%s"' % name for name in COLUMNS + ["hash", "leaf"])
    sealed, sealed_up_to, replaced = [], 0, set()
    for row in db.execute('SELECT %s FROM "journal" ORDER BY "seq"' % names):
        if row[0] != len(leaves) + 1:
            return "bad %d" % (len(leaves) + 1)
        text = json.dumps(list(row[:-2]), ensure_ascii=False, separators=(",", ":"))
        leaf = row[-1]
        if leaf is None:
            leaf = digest(b"\x00", text.encode("utf-8"))
        elif any(value not in (None, "", "[]") for value in row[COLUMNS.index("actor") : -2]):
            return "bad %d" % row[0]
        else:
            sealed.append(row[0])
        chain = digest(chain, leaf)
        if row[-2] != chain:
            return "bad %d" % (len(leaves) + 1)
        leaves.append(leaf)
        if row[-1] is None and row[COLUMNS.index("id")] == 9350:
            sealed_up_to = max(sealed_up_to, json.loads(row[COLUMNS.index("cause")])["upTo"])
        if row[-1] is None and row[COLUMNS.index("id")] == 9316:
            cause = json.loads(row[COLUMNS.index("cause")])
            if not rotation_holds(cause, replaced):
                return "bad %d" % row[0]
            replaced.add(cause["previous"])
    unsaid = [seq for seq in sealed if seq > sealed_up_to]
    if unsaid:
        return "bad %d" % unsaid[0]
    head = db.execute(
        'SELECT "size", "hash", "root", "at", "signer", "signature" FROM "chain" WHERE "id" = 1'
    ).fetchone()
    if head is None or head[0] > len(leaves):
        return "bad %d" % (len(leaves) + 1)
    if head[0] < len(leaves):
        return "bad %d" % (head[0] + 1)
    if head[1] != chain or head[2] != merkle(leaves):
        return "bad %d" % len(leaves)
    if head[5] is not None and (head[4].hex() in replaced or not signature_holds(*head)):
        return "bad %d" % len(leaves)
    return "ok %d %s %s" % (len(leaves), chain.hex(), merkle(leaves).hex())


for line in sys.stdin:
    print(main(line.rstrip("\n")), flush=True)
