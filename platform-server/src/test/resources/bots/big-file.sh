# Writes one file larger than it may.
exec head -c 100000000 /dev/zero > "$DATA_DIR/big"
