// Nothing of this portal runs in the browser: no page loads this file. Remix asks for one.
export {}
