"""Sound: cue sheet, player, worker process and backends."""
