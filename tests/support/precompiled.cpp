// Nothing but a home for the headers that all test programs without Qt share precompiled.
