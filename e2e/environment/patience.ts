/**
 * What never ends is broken, what takes long isn't: on two cores with three files at a time and engines beside them, everything
 * may take ten times as long for a while. Who promises a time has it measured in its own test.
 */
jest.setTimeout(180_000);
