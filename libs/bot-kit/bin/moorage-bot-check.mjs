#!/usr/bin/env node
// Not part of the build: npm links a command at install only where its file is there before anything is built.
import { checkCommand } from '../dist/check/check-command.js';

process.exitCode = await checkCommand(process.argv.slice(2), process.env, (text) => process.stdout.write(`${text}\n`));
