// Writes src/api/schema.gen.ts from openapi.json. With --check: fails when the back end's own
// description, openapi.json and the generated file are not one and the same.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const DESCRIPTION = new URL('../openapi.json', import.meta.url)
const GENERATED = new URL('../src/api/schema.gen.ts', import.meta.url)
const ROOT = new URL('../../', import.meta.url)
const PYTHON = new URL('.venv/bin/python', ROOT)
const HEAD = '// Generated from openapi.json by `npm run api`. Do not edit.\n'

const check = process.argv.includes('--check')
const problems = []

function describedByBackEnd() {
  return execFileSync(PYTHON.pathname, ['-m', 'centrala.site.openapi'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
}

const same = (a, b) => JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b))

const committed = readFileSync(DESCRIPTION, 'utf8')
if (check) {
  if (!existsSync(PYTHON)) problems.push('The Python environment is missing: run `make setup` first.')
  else if (!same(describedByBackEnd(), committed))
    problems.push('openapi.json differs from the back end: write it anew, then `npm run api`.')
}

const text = HEAD + astToString(await openapiTS(JSON.parse(committed)))
if (!check) writeFileSync(GENERATED, text)
else if (!existsSync(GENERATED) || readFileSync(GENERATED, 'utf8') !== text)
  problems.push('src/api/schema.gen.ts is out of date: `npm run api`.')

for (const problem of problems) console.error(problem)
process.exitCode = problems.length ? 1 : 0
