# Says where it is and what it finds there.
echo "pwd=$PWD data=$DATA_DIR port=$PORT found=$(ls "$DATA_DIR" | tr '\n' ' ')preload=${LD_PRELOAD:-none}"
touch "$DATA_DIR/from-$1"
echo "changed" > places.sh
sleep 1000
