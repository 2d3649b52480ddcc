// CommonJS, because the SDK loads it by `require`, in the worker and, bundled, in the sandbox.
const { DefaultFailureConverter } = require('@temporalio/common')

/** Messages and stack traces travel as payloads, so that the codec encrypts them too. */
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
