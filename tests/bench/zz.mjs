import { test } from "node:test";
import { openApp, ready } from "../e2e/support/app.mjs";
import { saved } from "../e2e/support/steps.mjs";
const view = (page, name) => page.getByRole("navigation", { name: "What of the register is shown" }).getByRole("link", { name, exact: true }).click();
test("x", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/toil", viewport: { width: 1280, height: 900 } });
  await page.getByRole("button", { name: "Begin a register" }).click();
  const next = page.getByRole("textbox", { name: "Next activity" });
  for (const l of ["Environment requests 50x/week 2 h @platform", "Certificate renewals 20 h monthly @platform", "Restarts 5x/day 10 min @web", "Yearly report 30 min", "Deployments 10x/week 1 h"]) { await next.fill(l); await next.press("Enter"); }
  await page.getByRole("button", { name: /^All six criteria/ }).click();
  await page.screenshot({ path: "/tmp/t-act.png", fullPage: true });
  await view(page, "Basis");
  await page.getByLabel("An hour of work costs").fill("80 EUR");
  await page.screenshot({ path: "/tmp/t-basis.png", fullPage: true });
  await view(page, "Weeks");
  await page.getByRole("button", { name: /^Add the week of/ }).click();
  const week = page.getByRole("region", { name: /^Week of/ });
  const days = ["2026-05-04","2026-06-01","2026-07-06","2026-08-03","2026-09-07","2026-10-05"]; const shares = [65,60,55,48,40,35];
  for (const [label, v] of Object.entries({ Deployments: "10", "Access and support requests": "8", Scaling: "5", Certificates: "3", Other: "5", "All work": "48" })) await week.getByLabel(label, { exact: true }).fill(v);
  await page.getByLabel("Target").fill("20 %");
  await page.waitForTimeout(500);
  await page.screenshot({ path: "/tmp/t-week1.png", fullPage: true });
  for (let i = 0; i < 6; i++) {
    await page.getByRole("button", { name: /^Add the week of/ }).click();
    const w = page.getByRole("region", { name: /^Week of/ });
    await w.getByLabel("Toil", { exact: true }).fill(String(shares[i]));
    await w.getByLabel("All work", { exact: true }).fill("100");
    await w.getByLabel("Any day of the week").fill(days[i]);
    await page.waitForTimeout(150);
  }
  await page.waitForTimeout(600);
  await page.screenshot({ path: "/tmp/t-weeks.png", fullPage: true });
  await view(page, "Projects");
  await page.screenshot({ path: "/tmp/t-proj0.png", fullPage: true });
  const add = async (name, what, share, build) => {
    await page.getByRole("button", { name: "Add a project" }).first().click();
    await page.getByLabel("What is built").fill(name);
    const form = page.getByRole("region", { name });
    await form.getByLabel("Add what it takes away").selectOption(what);
    await form.getByLabel(/^Share of/).fill(share);
    await form.getByLabel("Building", { exact: true }).fill(build);
  };
  await add("Certificate manager", "Certificate renewals", "90 %", "120 h");
  await add("Restart by itself", "Restarts", "50–80–90 %", "40–80–300 h");
  await add("Environment portal", "Environment requests", "70–87.5–95 %", "200–320–900 h");
  await page.getByLabel("Licences and machines a year").fill("2400 EUR");
  await page.getByLabel("Chance that it works").fill("85 %");
  await page.waitForTimeout(900);
  await page.screenshot({ path: "/tmp/t-proj.png", fullPage: true });
  await view(page, "Plan");
  await page.waitForTimeout(900);
  await page.screenshot({ path: "/tmp/t-plan.png", fullPage: true });
  await view(page, "Overview");
  await page.waitForTimeout(900);
  await page.screenshot({ path: "/tmp/t-over.png", fullPage: true });
  await page.emulateMedia({ media: "print" }); await page.screenshot({ path: "/tmp/t-print.png", fullPage: true }); await page.emulateMedia({ media: "screen" });
  await saved(page);
  await page.setViewportSize({ width: 390, height: 800 });
  for (const v of ["Activities", "Weeks", "Projects", "Plan", "Overview"]) { await view(page, v); await page.waitForTimeout(700); await page.screenshot({ path: `/tmp/t-${v}-390.png`, fullPage: true }); console.log(v, await page.evaluate(() => document.documentElement.scrollWidth)); }
  console.log(complaints);
});
