"""Speaks to Firefox as geckodriver would: WebDriver's commands over Marionette, so that no further program is needed.

The protocol: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html. What WebDriver's commands are
called there: Firefox' source, `remote/marionette/driver.sys.mjs`.
"""

from __future__ import annotations

import json
import socket
import time
from typing import TYPE_CHECKING, Any

from selenium.webdriver.remote.command import Command

if TYPE_CHECKING:
    from collections.abc import Callable

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What WebDriver calls a reference to an element: https://www.w3.org/TR/webdriver2/#elements."""

NAMES = {
    Command.NEW_SESSION: "NewSession",
    Command.GET: "Navigate",
    Command.GO_BACK: "Back",
    Command.REFRESH: "Refresh",
    Command.GET_CURRENT_URL: "GetCurrentURL",
    Command.FIND_ELEMENT: "FindElement",
    Command.FIND_ELEMENTS: "FindElements",
    Command.FIND_CHILD_ELEMENT: "FindElement",
    Command.FIND_CHILD_ELEMENTS: "FindElements",
    Command.CLEAR_ELEMENT: "ElementClear",
    Command.CLICK_ELEMENT: "ElementClick",
    Command.GET_ELEMENT_ATTRIBUTE: "GetElementAttribute",
    Command.GET_ELEMENT_TAG_NAME: "GetElementTagName",
    Command.IS_ELEMENT_ENABLED: "IsElementEnabled",
    Command.IS_ELEMENT_SELECTED: "IsElementSelected",
    Command.SEND_KEYS_TO_ELEMENT: "ElementSendKeys",
    Command.W3C_EXECUTE_SCRIPT: "ExecuteScript",
    Command.W3C_EXECUTE_SCRIPT_ASYNC: "ExecuteAsyncScript",
    Command.W3C_ACTIONS: "PerformActions",
    Command.W3C_CLEAR_ACTIONS: "ReleaseActions",
    Command.SWITCH_TO_FRAME: "SwitchToFrame",
    Command.SET_WINDOW_RECT: "SetWindowRect",
    Command.GET_WINDOW_RECT: "GetWindowRect",
    Command.SET_TIMEOUTS: "SetTimeouts",
    Command.SCREENSHOT: "TakeScreenshot",
    Command.QUIT: "DeleteSession",
}


class Marionette:
    """A connection to one Firefox, in place of the one that Selenium has to a driver over HTTP.

    Arguments:
        port: Where that Firefox listens, on this machine.
        is_alive: Tells whether it still runs.
        patience: Seconds until a command that nothing answers is an error.
    """

    def __init__(self, port: int, is_alive: Callable[[], bool], patience: float) -> None:
        self._socket = _connected(port, is_alive, patience)
        self._socket.settimeout(patience)
        self._stream = self._socket.makefile("rb")
        self._receive()  # it says what it speaks
        self._number = 0

    def execute(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        """Carry a command out.

        Arguments:
            command: Its name in Selenium.
            params: What it needs, as WebDriver has it.

        Returns:
            `value`, and for a failure `status`, as Selenium reads them.
        """
        self._number += 1
        params = {name: value for name, value in params.items() if name != "sessionId"}
        if command == Command.NEW_SESSION:
            params = params["capabilities"]
        elif command == Command.SWITCH_TO_FRAME and isinstance(params["id"], dict):
            params = {"element": params["id"][ELEMENT]}
        elif command in {Command.FIND_CHILD_ELEMENT, Command.FIND_CHILD_ELEMENTS}:
            params["element"] = params.pop("id")
        elif command == Command.SCREENSHOT:
            params = {"full": False}
        message = json.dumps([0, self._number, f"WebDriver:{NAMES[command]}", params]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, number, failure, value = self._receive()
        assert number == self._number
        if failure:
            return {"status": failure["error"], "value": failure}
        return {"value": value["value"] if isinstance(value, dict) and set(value) == {"value"} else value}

    def wait_at_most(self, seconds: float) -> None:
        """Set how long an answer may take."""
        self._socket.settimeout(seconds)

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()

    def _receive(self) -> Any:
        length = b""
        while (digit := self._stream.read(1)) != b":":
            if not digit:
                raise ConnectionError("Firefox has gone.")
            length += digit
        return json.loads(self._stream.read(int(length)))


def _connected(port: int, is_alive: Callable[[], bool], patience: float) -> socket.socket:
    last = time.monotonic() + patience
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=patience)
        except ConnectionRefusedError:
            if not is_alive() or time.monotonic() > last:
                raise
            time.sleep(0.05)
