"""A street of made-up web sites for trying the program; a server on 127.0.0.1 shows them."""
