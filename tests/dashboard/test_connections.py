"""Answers that leave the server at once."""

from __future__ import annotations

import socket

from dashboard.connections import answer_promptly


def test_accepted_connections_send_without_delay() -> None:
    with socket.socket(socket.AF_INET) as server, socket.socket(socket.AF_INET) as other:
        server.bind(("127.0.0.1", 0))
        server.listen()
        answer_promptly()
        with socket.create_connection(server.getsockname()):
            accepted, _ = server.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not other.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert server.fileno() >= 0
