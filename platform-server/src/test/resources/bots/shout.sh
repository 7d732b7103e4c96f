# Prints as fast as it can, one line that never ends.
echo "listening"
exec cat /dev/zero
