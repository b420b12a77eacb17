"""What is heard: cue sheet, player, worker, backends."""
