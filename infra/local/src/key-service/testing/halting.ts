import { writeSync } from 'node:fs'
import { type Disk, machineDisk } from '../key-files.ts'
import { runKeyService } from '../run.ts'

// The key service for the tests that kill it: before its nth step to the disk it says so and goes no further.
const last = Number(process.env['HALT_BEFORE'])
let steps = 0

const haltOrGoOn = () => {
  steps += 1
  if (steps < last) return
  writeSync(1, 'HALTED\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const halting: Disk = {
  write: (file, bytes, at) => {
    haltOrGoOn()
    machineDisk.write(file, bytes, at)
  },
  sync: (file) => {
    haltOrGoOn()
    machineDisk.sync(file)
  },
}

await runKeyService(process.env, halting)
