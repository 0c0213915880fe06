"""One function per thing a user can want: facts in, a frozen result out; no sentences, no terminal."""
