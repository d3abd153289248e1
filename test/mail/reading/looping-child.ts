for (;;) {
  // Until something ends it.
}
