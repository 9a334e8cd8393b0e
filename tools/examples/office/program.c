/* A Windows program that does nothing, without a runtime library, so that it stays small. */
int start(void) { return 0; }
