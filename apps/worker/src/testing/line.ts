import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A line to a server that can be cut and mended, as if its process were stopped. */
export const aLineTo = async (host: string, port: number) => {
  const open = new Set<Socket>()
  const start = (on: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer((near) => {
        const far = connect(port, host)
        for (const end of [near, far]) {
          open.add(end)
          end.on('error', () => end.destroy()).on('close', () => open.delete(end))
        }
        near.pipe(far).pipe(near)
      })
      server.once('error', reject)
      server.listen(on, '127.0.0.1', () => resolve(server))
    })
  let server = await start(0)
  const { port: own } = server.address() as AddressInfo
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const end of open) end.destroy()
    })
  return {
    address: `127.0.0.1:${own}`,
    port: own,
    cut,
    mend: async () => {
      server = await start(own)
    },
  }
}
