# Prints as fast as it can, in lines.
exec yes "all work and no play"
