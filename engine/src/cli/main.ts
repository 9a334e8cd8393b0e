process.stdout.write('interdict 0.1.0\n');
