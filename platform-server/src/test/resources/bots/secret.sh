# Keeps a secret and says where.
echo "of-the-other-team" > "$DATA_DIR/secret"
echo "where=$DATA_DIR/secret pid=$$"
sleep 1000
