/* A scanner that calls an engine it does not name. Nothing is run: only what it imports is of interest. */
__declspec(dllimport) long kaveInitializeEx(void);
__declspec(dllimport) long kaveScanMemory(void);
int start(void) { return (int)(kaveInitializeEx() + kaveScanMemory()); }
