// Only installs: for what runs the workspace's tools itself (.ci/run).
import { prepare } from './install.mjs'

await prepare()
