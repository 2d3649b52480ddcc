// Saves an outline while it is written. It keeps nothing in the browser, and sends one save at a time, so that an older one
// never arrives after a newer. Without it the button saves just as well.
const form = document.querySelector('form[data-saves-to]')
const text = form.querySelector('textarea')
const said = form.querySelector('[data-said]')
const left = form.querySelector('[data-most]')
const most = Number(left.dataset.most)
const pause = 5000

let saved = text.value
let isSaving = false
let timer

const sayHowManyAreLeft = () => {
  const over = [...text.value.trim()].length - most
  const characters = Math.abs(over) === 1 ? 'character' : 'characters'
  left.textContent =
    over > 0
      ? `You have ${over.toLocaleString('en-GB')} ${characters} too many`
      : `You have ${(-over).toLocaleString('en-GB')} ${characters} left`
}

const send = async (draft) => {
  try {
    const body = new URLSearchParams({ draft })
    const answer = await fetch(form.dataset.savesTo, { method: 'POST', body, keepalive: true, redirect: 'error' })
    if (answer.status === 204) {
      saved = draft
      const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
      return `Saved at ${time}`
    }
    const why = await answer.text()
    return `Not saved. ${why}`
  } catch {
    return 'Not saved: there is no connection just now. We try again when you go on writing.'
  }
}

const save = async () => {
  clearTimeout(timer)
  if (isSaving || text.value === saved || text.value.trim() === '') return
  isSaving = true
  const draft = text.value
  said.textContent = await send(draft)
  isSaving = false
  if (text.value !== draft) saveSoon()
}

const saveSoon = () => {
  clearTimeout(timer)
  timer = setTimeout(() => void save(), pause)
}

text.addEventListener('input', () => {
  sayHowManyAreLeft()
  saveSoon()
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void save()
})
sayHowManyAreLeft()
