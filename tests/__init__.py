"""The tests. A package, so that no other one of this name in site-packages is taken for it."""
