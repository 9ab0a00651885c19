"""The contract over a local socket: length-prefixed MessagePack frames."""
