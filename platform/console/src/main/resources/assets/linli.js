/* What the pages of Linli need of a script, in one place. Everything here is an ease: without it forms are sent and links lead on. */
(function () {
  'use strict';
  const root = document.documentElement;
  root.dataset.script = 'on';
  const csrf = () => (document.querySelector('meta[name="linli-csrf"]') || { content: '' }).content;
  const posts = form => form.method === 'post';
  const typing = at => at.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]');

  // forms: what was typed isn't lost by leaving, and nothing is sent twice
  const unsaved = new Set();
  addEventListener('input', event => {
    const form = event.target.form;
    if (form && posts(form) && !form.hasAttribute('data-calm')) unsaved.add(form);
  });
  addEventListener('beforeunload', event => {
    for (const form of unsaved) if (form.isConnected && !form.dataset.sent) { event.preventDefault(); event.returnValue = ''; return; }
  });
  addEventListener('submit', event => {
    const form = event.target;
    if (!posts(form) || event.defaultPrevented) return;
    if (form.dataset.sent || form.querySelector('[data-under-way]')) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    if (form.getAttribute('action') === '/sign-out') sessionStorage.removeItem(DRAFT); else keep(form);
    unsaved.delete(form);
    setTimeout(() => buttons(form).forEach(button => { button.disabled = true; }));
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(again));
  addEventListener('htmx:afterRequest', event => { const form = event.target.closest && event.target.closest('form[data-sent]'); if (form) again(form); });
  function again(form) {
    delete form.dataset.sent;
    buttons(form).forEach(button => { button.disabled = button.hasAttribute('data-off'); });
  }
  // those that send it, also from beside it
  function buttons(form) { return Array.from(form.elements).filter(field => field.matches('button:not([type="button"])')); }

  // a number or code that was picked from a list tells what it stands for
  function told(field) {
    const at = field && field.list && document.getElementById(field.id + '-told');
    if (!at) return;
    const meant = Array.from(field.list.options).find(option => option.value === field.value);
    at.textContent = meant ? meant.text : '';
  }
  addEventListener('input', event => told(event.target));
  addEventListener('htmx:afterSwap', event => { if (event.detail.target.id.endsWith('-list')) told(document.querySelector('[list="' + event.detail.target.id + '"]')); });

  // a piece that was refused says so in its place, which stays for the next one; a count has no room for it
  addEventListener('htmx:beforeSwap', event => {
    if (event.detail.xhr.status < 400) return;
    if (event.detail.target.id.startsWith('count-')) event.detail.shouldSwap = false;
    else event.detail.swapOverride = 'innerHTML';
  });

  // what was typed in a session that had ended comes back when somebody signs in again and returns to the form
  const DRAFT = 'linli-draft';
  const said = name => (document.querySelector('meta[name="' + name + '"]') || { content: '' }).content;
  const kept = field => field.name && !field.name.startsWith('_') && field.autocomplete !== 'one-time-code' && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type);
  function keep(form) {
    if (form.hasAttribute('data-calm') || form.querySelector('[type="password"]')) return;
    const values = Array.from(form.elements).filter(kept).map(field => [field.name, field.value, field.checked === true]);
    try { sessionStorage.setItem(DRAFT, JSON.stringify({ who: said('linli-who'), at: (form.querySelector('[name="_at"]') || {}).value, action: form.getAttribute('action'), values })); } catch (full) { sessionStorage.removeItem(DRAFT); }
  }
  function bringBack() {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) || 'null');
    if (!draft) return;
    if (document.querySelector('[data-signing-in]')) {
      draft.away = true;
      sessionStorage.setItem(DRAFT, JSON.stringify(draft));
      document.querySelectorAll('[data-signing-in] [name="to"][value="/"]').forEach(to => { to.value = draft.at || '/'; });
      return;
    }
    if (!draft.away || said('linli-who') && said('linli-who') !== draft.who) { sessionStorage.removeItem(DRAFT); return; }
    const form = Array.from(document.forms).find(one => posts(one) && one.getAttribute('action') === draft.action);
    if (!form) return;
    sessionStorage.removeItem(DRAFT);
    const fields = Array.from(form.elements).filter(kept);
    draft.values.forEach(([name, value, checked]) => {
      const boxes = fields.filter(field => field.name === name && ['checkbox', 'radio'].includes(field.type)), field = fields.find(one => one.name === name);
      if (boxes.length) boxes.forEach(box => { if (box.value === value) box.checked = checked; });
      else if (field) field.value = value;
    });
    unsaved.add(form);
    const note = made('p', 'note note-ochre mb-3', said('linli-back'));
    note.setAttribute('role', 'status');
    form.prepend(note);
  }

  // a form that was refused: begin where something is to be mended
  addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('form[method="post"]').forEach(form => {
      if (form.querySelector('[aria-invalid="true"], .note-red')) unsaved.add(form);
    });
    const wrong = document.querySelector('main [aria-invalid="true"]');
    if (wrong) wrong.focus();
    document.querySelectorAll('.chips [aria-current]').forEach(now => { const all = now.closest('.chips'); all.scrollLeft = now.offsetLeft - (all.clientWidth - now.offsetWidth) / 2; });
    document.querySelectorAll('[data-choose]').forEach(count);
    bringBack();
  });

  // files: each by itself, as it is, with its progress
  const types = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', jar: 'application/java-archive', yaml: 'application/yaml', yml: 'application/yaml' };
  addEventListener('change', event => {
    const place = event.target.type === 'file' && event.target.closest('[data-upload]');
    if (!place) return;
    Array.from(event.target.files).forEach(file => send(place, file));
    event.target.value = '';
  });
  addEventListener('click', event => {
    const drop = event.target.closest('[data-drop]');
    if (!drop) return;
    const form = drop.closest('form');
    drop.closest('li').remove();
    if (form) unsaved.add(form);
  });
  function made(name, classes, text) {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    if (text) element.textContent = text;
    return element;
  }
  function send(place, file) {
    const says = place.dataset, line = made('li', 'line wrap'), bar = made('progress'), state = made('span', 'small dim', says.sending);
    bar.max = 1; bar.value = 0; bar.setAttribute('aria-label', says.sending + ' ' + file.name);
    line.setAttribute('data-under-way', '');
    line.append(made('span', 'grow', file.name), bar, state);
    picture(file, line);
    const sent = place.querySelector('.sent');
    if (says.one) sent.replaceChildren();
    sent.append(line);
    const request = new XMLHttpRequest();
    request.open('POST', says.upload + (says.name ? (says.upload.includes('?') ? '&' : '?') + 'name=' + encodeURIComponent(file.name) : ''));
    request.setRequestHeader('Content-Type', types[file.name.split('.').pop().toLowerCase()] || file.type || 'application/octet-stream');
    request.setRequestHeader('X-CSRF-Token', csrf());
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', root.lang);
    request.setRequestHeader('Idempotency-Key', Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join(''));
    request.upload.onprogress = event => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onerror = () => failed(says.broken);
    request.onload = () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText || '{}'); } catch (unreadable) { failed(says.broken); return; }
      if (answer.code === 'content-type' || answer.code === 'not-json') { failed(says.unfit); return; }
      if (answer.code === 'too-large') { failed(says.large); return; }
      if (request.status >= 400) { failed([answer.detail || answer.title || says.broken, answer.mend].filter(Boolean).join('。'), answer.errors); return; }
      line.removeAttribute('data-under-way');
      bar.remove(); state.remove();
      if (says.then) {
        unsaved.clear();
        const to = says.then.replace(/\{(\w+)\}/g, (all, member) => encodeURIComponent(answer[member]));
        if (/^\/[^/\\]/.test(to)) location.assign(to);
        return;
      }
      const kept = made('input'), named = made('input'), drop = made('button', 'btn btn-plain btn-sm', says.remove);
      kept.type = 'hidden'; kept.name = says.name; kept.value = answer.id;
      named.type = 'hidden'; named.name = says.name + '-named'; named.value = file.name;
      drop.type = 'button'; drop.setAttribute('data-drop', '');
      line.append(kept, named, drop);
      const form = place.closest('form');
      if (form) unsaved.add(form);
      place.dispatchEvent(new CustomEvent('linli:sent', { bubbles: true, detail: answer }));
    };
    request.send(file);
    function failed(words, faults) {
      line.removeAttribute('data-under-way');
      bar.remove();
      state.className = 'red'; state.textContent = words;
      if (faults && faults.length) {
        const all = made('ul', 'plain small red w-100');
        faults.forEach(fault => all.append(made('li', '', [fault.path, fault.text].filter(Boolean).join(' '))));
        line.append(all);
      }
      const drop = made('button', 'btn btn-plain btn-sm', says.remove);
      drop.type = 'button'; drop.setAttribute('data-drop', '');
      line.append(drop);
    }
  }
  function picture(file, line) {
    if (!file.type.startsWith('image/') || !window.createImageBitmap) return;
    createImageBitmap(file, { resizeWidth: 96 }).then(bitmap => {
      const canvas = made('canvas', 'thumb ph');
      canvas.width = bitmap.width; canvas.height = bitmap.height;
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      line.prepend(canvas);
    }, () => {});
  }

  // rows that are chosen: how many, what they add up to, and what can be done with them
  addEventListener('change', event => {
    const form = event.target.closest('[data-choose]');
    if (!form) return;
    if (event.target.hasAttribute('data-choose-all')) rows(form).forEach(box => { box.checked = event.target.checked; });
    count(form);
  });
  const rows = form => Array.from(form.querySelectorAll('tbody input[type="checkbox"], [data-item] input[type="checkbox"]'));
  function count(form) {
    const boxes = rows(form), chosen = boxes.filter(box => box.checked);
    boxes.forEach(box => { const row = box.closest('tr, li'); if (row) row.classList.toggle('is-on', box.checked); });
    form.querySelectorAll('[data-chosen-count]').forEach(at => { at.textContent = chosen.length; });
    form.querySelectorAll('[data-chosen-sum]').forEach(at => {
      at.textContent = (chosen.reduce((sum, box) => sum + Math.round(Number(box.dataset.points || 0) * 100), 0) / 100).toLocaleString(root.lang);
    });
    form.querySelectorAll('.chosen').forEach(bar => { bar.hidden = chosen.length === 0; });
    form.querySelectorAll('[data-choose-all]').forEach(all => { all.checked = boxes.length > 0 && chosen.length === boxes.length; all.indeterminate = chosen.length > 0 && chosen.length < boxes.length; });
  }

  // keys of inboxes, copying, printing, menus
  addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      document.querySelectorAll('details.menu[open]').forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); });
      document.querySelectorAll('.find .panel').forEach(panel => { panel.textContent = ''; });
    }
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const wanted = event.key.length === 1 && /[a-z]/i.test(event.key) && document.querySelector('[data-key="' + event.key.toLowerCase() + '"]');
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches('input, textarea, select')) wanted.focus(); else wanted.click();
  });
  addEventListener('click', event => {
    document.querySelectorAll('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
    const copy = event.target.closest('[data-copy]');
    if (copy) copied(copy);
    if (event.target.closest('[data-print]')) print();
  });
  function copied(button) {
    const from = document.querySelector(button.dataset.copy), done = () => { if (button.dataset.done) button.textContent = button.dataset.done; };
    if (navigator.clipboard) { navigator.clipboard.writeText(from.textContent.trim()).then(done, () => choose(from)); return; }
    choose(from);
    if (document.execCommand('copy')) done();
  }
  function choose(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
})();
