"""Plain HTTP for adapters whose framework has none: enough to tell a handshake from a request, and to answer that."""

from http import HTTPStatus

from onecore.service import Answer

END = b"\r\n\r\n"
MAX_HEAD = 16_384


class Request:
    """A request's head: everything up to the empty line."""

    def __init__(self, head):
        """Raises ValueError when it is not one."""
        lines = head.decode("latin-1").split("\r\n")
        self._method, self.target, _ = lines[0].split(" ")
        headers = (line.partition(":") for line in lines[1:])
        self.is_upgrade = any(
            name.strip().lower() == "upgrade" and value.strip().lower() == "websocket" for name, _, value in headers
        )

    def is_handshake(self, service):
        return self.is_upgrade and service.is_endpoint(self.target)

    def response(self, service):
        """The whole response to anything but a handshake."""
        if self._method == "GET":
            return _bytes(service.answer(self.target))
        return _bytes(Answer(405, "text/plain", b"only GET is answered"))


def _bytes(answer):
    head = (
        f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}\r\n"
        f"Content-Type: {answer.content_type}\r\nContent-Length: {len(answer.body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + answer.body
