# Leaves a process behind in a session of its own; with "hide" without the marks of its bot.
if [ "$1" = hide ]; then
  (setsid env -i /bin/bash -c 'echo $$ > "$0"; exec sleep 1000' "$DATA_DIR/escaped" > /dev/null 2>&1 &)
else
  (setsid /bin/bash -c 'echo $$ > "$DATA_DIR/escaped"; exec sleep 1000' > /dev/null 2>&1 &)
fi
until [ -s "$DATA_DIR/escaped" ]; do sleep 0.02; done
echo "escaped $(cat "$DATA_DIR/escaped")"
[ "$2" = stay ] && sleep 1000
exit 0
