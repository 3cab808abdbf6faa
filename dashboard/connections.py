"""Answers that leave the server at once.

An answer is written in two parts, and by default TCP holds back the second until the browser has
confirmed the first, which browsers do after 40 ms. Asyncio turns that off, but only for sockets
that name TCP as their protocol; Streamlit's does not. A connection has the setting of the socket
that accepts it.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress

_OPEN_FILES = "/dev/fd"


def answer_promptly() -> None:
    """Have every connection that this process will accept send what it is given, undelayed."""
    if not os.path.isdir(_OPEN_FILES):
        return
    for number in map(int, os.listdir(_OPEN_FILES)):
        # Most are no sockets; one is the folder that has just been read, and closed.
        with suppress(OSError):
            found = socket.socket(fileno=number)
            try:
                if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            finally:
                found.detach()
