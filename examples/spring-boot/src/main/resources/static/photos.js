// What a photo is called is whatever its sender says: text nodes only, never markup.
const FAILED = ["error", "expired"];
const shown = new Map();

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function figure(result, which, caption) {
  const made = document.createElement("figure");
  const picture = document.createElement("img");
  picture.alt = caption + ": " + (result.name ?? result.imageId);
  picture.loading = "lazy";
  picture.src = "results/" + encodeURIComponent(result.imageId) + "/" + which + "?" + result.changedAt;
  made.append(picture, element("figcaption", "", caption));
  return made;
}

function article(result) {
  const state = result.status ?? "unknown";
  const kind = result.pictures ? "processed" : FAILED.includes(state) ? "failed" : "working";
  const made = element("article", kind, "");
  const heading = element("h2", "", (result.name ?? result.imageId) + " ");
  heading.append(element("span", "state", state));
  made.append(heading);
  if (result.reason) {
    made.append(element("p", "reason", result.reason));
  }
  if (result.pictures) {
    const pictures = element("div", "pictures", "");
    pictures.append(figure(result, "before", "Before"), figure(result, "after", "After"));
    made.append(pictures);
  }
  return made;
}

function show(results) {
  const list = document.getElementById("results");
  document.getElementById("none").hidden = results.length > 0;
  const ids = new Set(results.map(result => result.imageId));
  for (const [id, one] of shown) {
    if (!ids.has(id)) {
      one.made.remove();
      shown.delete(id);
    }
  }
  results.forEach((result, index) => {
    let one = shown.get(result.imageId);
    if (one?.changedAt !== result.changedAt) {
      one?.made.remove();
      one = { changedAt: result.changedAt, made: article(result) };
      shown.set(result.imageId, one);
    }
    if (list.children[index] !== one.made) {
      list.insertBefore(one.made, list.children[index] ?? null);
    }
  });
}

async function look() {
  try {
    const answer = await fetch("results");
    if (answer.ok) {
      show(await answer.json());
    }
  } finally {
    setTimeout(look, 2000);
  }
}

document.querySelector("form").addEventListener("submit", async event => {
  event.preventDefault();
  const form = event.target;
  const said = document.getElementById("answer");
  said.textContent = "Sending …";
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    const json = await answer.json();
    said.textContent = answer.ok ? json.imageName + " is on its way." : json.detail;
    if (answer.ok) {
      form.reset();
    }
  } catch (e) {
    said.textContent = "Not sent: the application does not answer.";
  }
});

look();
