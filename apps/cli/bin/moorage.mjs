#!/usr/bin/env node
// Not part of the build: npm links a command at install only where its file is there before anything is built.
import '../dist/main.js';
