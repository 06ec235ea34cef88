"""A second verifier of evidence bundles, written from docs/decisions/evidence.md alone, with Python's standard library and openssl.

Reads the path of a bundle from each line; prints "ok ENTRIES" or "bad WHAT" with the number of the first wrong entry, or a file's name.
"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile


class Bad(Exception):
    pass


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Tree:
    """RFC 6962: the roots of the full subtrees, the largest first, with their levels."""

    def __init__(self):
        self.size = 0
        self.peaks = []

    def add(self, root, level):
        self.size += 2**level
        while self.peaks and self.peaks[-1][1] == level:
            root = digest(b"\x01", self.peaks.pop()[0], root)
            level += 1
        self.peaks.append((root, level))

    def level_up_to(self, end):
        level = 0
        while self.size % 2 ** (level + 1) == 0 and self.size + 2 ** (level + 1) <= end:
            level += 1
        return level

    def root(self):
        if not self.peaks:
            return digest()
        root = self.peaks[-1][0]
        for peak, _ in reversed(self.peaks[:-1]):
            root = digest(b"\x01", peak, root)
        return root


def signature_holds(pem, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        for name, value in (("key", pem), ("text", text), ("signature", signature)):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(value)
        command = "openssl pkeyutl -verify -rawin -pubin -inkey key -in text -sigfile signature"
        return subprocess.run(command.split(), cwd=folder, capture_output=True).returncode == 0


def armored(der):
    return b"-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n" % base64.b64encode(der)


def verify(path):
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files["manifest.json"])
    said = {file["name"]: file for file in manifest["files"]}
    for name in said:
        if name not in files:
            raise Bad(name)
    for name in files:
        if name not in said and name not in ("manifest.json", "manifest.sig"):
            raise Bad(name)
    head = json.loads(files["head.json"])

    tree = Tree()
    proof = files["proof.bin"]
    leaves = files["leaves.bin"]
    used = count = 0

    def skip_to(end):
        nonlocal used
        while tree.size < end:
            level = tree.level_up_to(end)
            root = proof[used : used + 32]
            if len(root) < 32:
                raise Bad("proof.bin")
            used += 32
            tree.add(root, level)

    for line in files["events.ndjson"].split(b"\n")[:-1]:
        due = int.from_bytes(leaves[40 * count : 40 * count + 8], "big")
        try:
            seq = json.loads(line)[0]
        except ValueError:
            raise Bad(due)
        if seq > due:
            raise Bad(due)
        if seq < due or seq <= tree.size:
            raise Bad(seq)
        leaf = digest(b"\x00", line)
        if leaves[40 * count + 8 : 40 * count + 40] != leaf:
            raise Bad(seq)
        skip_to(seq - 1)
        tree.add(leaf, 0)
        count += 1
    if len(leaves) > 40 * count:
        raise Bad(int.from_bytes(leaves[40 * count : 40 * count + 8], "big"))
    skip_to(head["size"])
    if used != len(proof):
        raise Bad("proof.bin")
    if count != manifest["entries"] or tree.root().hex() != head["root"]:
        raise Bad("events.ndjson")
    for name, file in said.items():
        if len(files[name]) != file["size"] or hashlib.sha256(files[name]).hexdigest() != file["sha256"]:
            raise Bad(name)
    if manifest["signer"] is not None:
        pem = files["public-key.pem"]
        if not signature_holds(pem, files["manifest.json"], files["manifest.sig"]):
            raise Bad("manifest.sig")
        text = "bastion-console head 1\n%d\n%s\n%s\n%d\n" % (head["size"], head["hash"], head["root"], head["at"])
        if not signature_holds(pem, text.encode(), bytes.fromhex(head["signature"])):
            raise Bad("head.json")
        replaced = set()
        for change in json.loads(files.get("keys.json", b"[]")):
            old, new = change["previous"], change["publicKey"]
            text = ("bastion-console key 1\n%s\n%s\n" % (old, new)).encode()
            for key, signature in ((old, change["byPrevious"]), (new, change["byNew"])):
                der = bytes.fromhex("302a300506032b6570032100" + key)
                if key in replaced or not signature_holds(armored(der), text, bytes.fromhex(signature)):
                    raise Bad("keys.json")
            replaced.add(old)
        if manifest["signer"] in replaced:
            raise Bad("public-key.pem")
    return "ok %d" % count


for line in sys.stdin:
    try:
        print(verify(line.rstrip("\n")), flush=True)
    except Bad as bad:
        print("bad %s" % bad.args[0], flush=True)
