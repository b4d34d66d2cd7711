"""The wire contract onecore/1 for Python servers, free of any framework.

`limits` and `pool` are its facts. `launch` is the part of a server's main that all share: arguments, the listening socket,
the ready line, an end that is certain. `service` is what all connections of one server share, plain HTTP included;
`session` is what the contract says to each message of one connection, which an adapter lends to it as a `wire.Wire`.
`aio` and `http` are for those adapters whose framework is asyncio, or has no HTTP of its own.

Everything of one server runs on its one event-loop thread; nothing here locks.
"""
