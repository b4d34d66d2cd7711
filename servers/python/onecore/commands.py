"""Commands and events: text messages that hold one JSON object."""

import json

from onecore.limits import MAX_COMMAND, MAX_TOPIC


class Refusal(Exception):
    """Why the server does not do what its peer asks; its event goes back on the connection."""

    def __init__(self, code, reason, fatal=False):
        super().__init__(reason)
        self.code, self.reason, self.fatal = code, reason, fatal

    def event(self):
        return event("error", code=self.code, fatal=self.fatal, msg=self.reason)


def event(ev, **members):
    """An event as the text on the wire."""
    return json.dumps({"ev": ev, **members}, separators=(",", ":"))


class Command:
    """One command: its `op`, and its other members, each checked against the contract's range when it is asked for."""

    def __init__(self, text):
        if len(text) > MAX_COMMAND or len(text.encode()) > MAX_COMMAND:
            raise Refusal("bad-json", f"a command has at most {MAX_COMMAND} bytes")
        try:
            # A command nested deeper than the interpreter can follow ends in a RecursionError.
            self._members = json.loads(text, parse_constant=_no_number)
        except (ValueError, RecursionError) as broken:
            raise Refusal("bad-json", f"a command is one JSON object: {broken}") from None
        op = self._members.get("op") if isinstance(self._members, dict) else None
        if not isinstance(op, str):
            raise Refusal("bad-json", "a command is an object with a text member op")
        self.op = op

    def has(self, name):
        return name in self._members

    def whole(self, name, least, most):
        return self._number(name, int, f"a whole number from {least} to {most}", least, most)

    def number(self, name, least, most):
        return self._number(name, (int, float), f"a number from {least} to {most}", least, most)

    def text(self, name, words=()):
        """A text; one of `words` if there are any."""
        value = self._members.get(name)
        if not isinstance(value, str) or (words and value not in words):
            raise _bad_param(name, "one of " + ", ".join(words) if words else "a text")
        return value

    def name(self, member):
        """A name, of 1 to MAX_TOPIC characters."""
        value = self._members.get(member)
        if not isinstance(value, str) or not 1 <= len(value) <= MAX_TOPIC:
            raise _bad_param(member, f"a text of 1 to {MAX_TOPIC} characters")
        return value

    def _number(self, name, types, rule, least, most):
        value = self._members.get(name)
        # To Python, True is an int; to JSON it is not a number.
        if isinstance(value, bool) or not isinstance(value, types) or not least <= value <= most:
            raise _bad_param(name, rule)
        return value


def _bad_param(name, rule):
    return Refusal("bad-param", f"{name} must be {rule}")


def _no_number(word):
    raise ValueError(f"{word} is not JSON")
