"""How a body looks: poses, skeleton, raster. Pure."""
