/* Patterns that lie in rows: bricks and shingles on walls and roofs, planks, windows of towers, wicker, scales and
 * feathers that overlap. Each is
 * drawn in the plane that its triangle lies in most nearly, or along the body of an animal, whose front is +x at rest. */
#include "batch.h"

#define BRICK_WIDE .25f  /* metres, with the joint */
#define BRICK_TALL .085f
#define JOINT .1f        /* half of a joint, as a share of a brick's height */

/* The place on a wall, a roof or a floor, in metres: along the row and up. */
static void plane(const float n[3], const float at[3], float *along, float *up) {
  float x = fabsf(n[0]), y = fabsf(n[1]), z = fabsf(n[2]);
  int flat = y > 3.f * maxf(x, z);
  *along = x > z && !flat ? at[2] : at[0];
  *up = flat ? at[2] : at[1] * (y > .2f ? 1.3f : 1.f);  /* a slope is longer than it is high */
}

/* The direction that a triangle faces at rest. */
static void facet(const Mesh *meshes, int32_t face, float n[3]) {
  const Mesh *m = meshes + (face >> FACE_BITS);
  const int32_t *f = m->faces + 3 * (ptrdiff_t)(face & ((1 << FACE_BITS) - 1));
  const float *a = m->surface + HIT * (ptrdiff_t)f[0] + REST, *b = m->surface + HIT * (ptrdiff_t)f[1] + REST;
  const float *c = m->surface + HIT * (ptrdiff_t)f[2] + REST;
  float u[3], v[3];
  for (int k = 0; k < 3; k++) { u[k] = b[k] - a[k]; v[k] = c[k] - a[k]; }
  for (int k = 0; k < 3; k++) n[k] = u[(k + 1) % 3] * v[(k + 2) % 3] - u[(k + 2) % 3] * v[(k + 1) % 3];
}

/* 1 between a and the far side of a step as wide as a pixel. */
static inline float ramp(float x, float edge, float soft) { return unit((x - edge) / maxf(soft, 1e-4f) + .5f); }

/* Bricks in a running bond; their joints are pale and lie deeper. */
static void bricks(Batch *p, int i, float along, float up, float wide) {
  float v = up / BRICK_TALL, row = floorf(v), shift = (int)row & 1 ? .5f : 0.f;
  float u = along / BRICK_WIDE + shift, column = floorf(u), keep = kept(wide, BRICK_TALL * 1.6f);
  float du = fabsf(u - column - .5f) * BRICK_WIDE / BRICK_TALL, dv = fabsf(v - row - .5f);
  float in = maxf(du - (.5f * BRICK_WIDE / BRICK_TALL - JOINT), dv - (.5f - JOINT)), soft = wide / BRICK_TALL;
  float joint = ramp(in, 0.f, soft + .04f) * keep, own = hash2((int)column, (int)row) - .5f;
  float gray = .3f * (p->hit[RGB][i] + p->hit[RGB + 1][i] + p->hit[RGB + 2][i]) + .16f;
  for (int c = 0; c < 3; c++) p->hit[RGB + c][i] = mixf(p->hit[RGB + c][i], gray, joint * .8f);
  p->tone[i] *= 1.f + own * .5f * keep * (1.f - joint);
  p->hit[NORMAL + 1][i] += (v - row - .5f > 0.f ? .35f : -.35f) * unit(1.f - fabsf(in + .06f) * 9.f) * keep;
}

/* Willow that goes over and under upright canes. */
static void wicker(Batch *p, int i, float along, float up, float wide) {
  float s = p->hit[SCALE][i], u = along * s * .5f, v = up * s, row = floorf(v), keep = kept(wide, 1.5f / s);
  float over = fast_sin(3.14159f * (u + ((int)row & 1 ? 1.f : 0.f))), round = 1.f - 4.f * (v - row - .5f) * (v - row - .5f);
  float k = (.5f + .5f * over) * (.35f + .65f * round), own = hash2((int)row, (int)floorf(u * .5f)) - .5f;
  p->tone[i] *= mixf(1.f, .35f + .95f * k + .25f * own, keep);
  p->hit[NORMAL + 1][i] += (v - row - .5f) * .7f * keep;
}

/* Rows of rounded pieces, each over the next: `a` runs the way they point, b across, in pieces; `reach`: how far a
 * piece lies over those below, in rows. Returns how near its edge the place is (0 its root, 1 its edge), or beyond 1 in
 * a gap; *side: across the piece, -1 .. 1; *own: a number of the piece, 0 .. 1. */
static inline float piece(float a, float b, float reach, float *side, float *own) {
  float row = floorf(a), q = 2.f;
  for (int k = 1; k >= 0 && q > 1.f; k--) {  /* the piece of the row before covers this row's */
    float from = row - k, u = b + ((int)from & 1 ? .5f : 0.f), column = floorf(u), x = (u - column - .5f) / .6f;
    float y = (a - from) / reach;
    q = y * y * (.4f + .6f * y) + x * x * x * x * .5f + x * x * .18f;
    *side = x; *own = hash2((int)from * 7 + 3, (int)column);
  }
  return q;
}

/* Scales of fish and reptiles. */
static void scaled(Batch *p, int i, float x, float y, float z, float wide) {
  float s = p->hit[SCALE][i], side, own, keep = kept(wide, 1.3f / s);
  float q = piece(-x * s, (y - fabsf(z)) * s * .8f, 1.55f, &side, &own);
  float edge = ramp(q, .86f, .12f + wide * s), shine = unit(1.f - fabsf(q - .62f) * 3.4f);
  p->tone[i] *= mixf(1.f, (.84f + .3f * shine + .16f * own) * (1.f - .62f * edge), keep);
  p->rough[i] *= 1.f - .25f * shine * keep;
  p->hit[NORMAL][i] += (q - .5f) * .3f * keep;
  p->hit[NORMAL + 1][i] += side * .12f * keep;
}

/* Feathers of a body: small, with soft edges. GRAIN: how distinct they are, as on a back; those of a head are down.
 * The rows waver, or they would be as regular as armour. */
static void feathered(Tile detail, Batch *p, int i, float x, float y, float z, float wide) {
  float s = p->hit[SCALE][i], side, own, much = unit(1.8f * p->hit[GRAIN][i]) * kept(wide, 1.2f / s);
  float out = fabsf(z), wave = tile(detail, x * 90.f + out * 70.f, y * 90.f) - .5f;
  float down = .7f * out - .55f * x - .85f * y;  /* from the head to the tail, and round the sides */
  float q = piece(down * s * .6f + wave, (.8f * y - .9f * x - .8f * out) * s + .6f * wave, 1.9f, &side, &own);
  float edge = ramp(q, .84f, .4f + wide * s), barb = tile(detail, (side + own) * 40.f, down * 60.f) - .5f;
  p->tone[i] *= 1.f + much * (.05f - .16f * q * q - .14f * edge + .14f * (own - .5f) + .12f * barb + .1f * wave);
  p->hit[NORMAL][i] += (q - .5f) * .12f * much;
}

/* Slates and tiles of a roof. */
static void shingled(Batch *p, int i, float along, float up, float wide) {
  float s = p->hit[SCALE][i], v = -up * s, row = floorf(v), u = along * s * .8f + ((int)row & 1 ? .5f : 0.f);
  float column = floorf(u), keep = kept(wide, 1.4f / s), soft = wide * s, own = hash2((int)row, (int)column) - .5f;
  float gap = ramp(fabsf(u - column - .5f), .47f, soft + .03f), low = ramp(v - row, .9f, soft + .06f);
  p->tone[i] *= mixf(1.f, (.94f + .34f * own + .14f * (v - row)) * (1.f - .5f * maxf(gap, low)), keep);
  p->hit[NORMAL + 1][i] += (.5f - (v - row)) * .25f * keep;
}

/* Planks or boards side by side, each of its own tone, with dark joints and a few butts; `across` them, `along` them. */
static void planked(Batch *p, int i, float along, float across, float wide) {
  float s = p->hit[SCALE][i], v = across * s, row = floorf(v), keep = kept(wide, 1.6f / s), soft = wide * s;
  float u = along * .3f + hash2((int)row, 5), piece_ = floorf(u), own = hash2((int)row * 3 + 1, (int)piece_) - .5f;
  float joint = ramp(fabsf(v - row - .5f), .455f, soft + .03f), butt = ramp(fabsf(u - piece_ - .5f), .497f, wide * .3f);
  joint *= 1.f - .75f * unit(p->hit[SOFT][i]);  /* a seam of cloth is no gap */
  float vein = fast_sin(across * 210.f + 3.f * fast_sin(along * 1.7f + row)) * .05f * kept(wide, .03f);
  p->tone[i] *= mixf(1.f, (1.f + .26f * own + vein) * (1.f - .55f * maxf(joint, butt)), keep);
  p->hit[NORMAL + 1][i] += (v - row - .5f) * .16f * keep;
}

/* Windows of a tower, SCALE storeys per metre: SHEEN and SOFT are the shares of a bay and of a storey that are glass,
 * EMISSION how bright the lit ones are, 0 by day. Roofs have none. What is finer than a pixel is a mean. */
#define BAY .72f  /* width of a bay, in storeys: as in buildings/facades.py */
static void facade(Batch *p, int i, float along, float up, float wide, int roof) {
  float s = p->hit[SCALE][i], share = p->hit[SHEEN][i], tall = p->hit[SOFT][i], lamp = p->hit[EMISSION][i];
  p->hit[SHEEN][i] = p->hit[SOFT][i] = p->hit[EMISSION][i] = 0.f;
  float u = along * s / BAY, v = up * s, column = floorf(u), row = floorf(v), soft = wide * s;
  float du = fabsf(u - column - .5f), dv = fabsf(v - row - .5f), keep = kept(wide, 1.5f / s);
  float in = (1.f - ramp(du, .5f * share, soft / BAY + .01f)) * (1.f - ramp(dv, .5f * tall, soft + .01f));
  float bar = 1.f - ramp(du, .014f, soft / BAY + .008f), frame = bar * kept(wide, .16f / s);
  float glass = roof ? 0.f : mixf(share * tall, in, keep), own = hash2((int)column * 5 + 1, (int)row * 3 + 2);
  float busy = hash2((int)row, 77) > .75f ? .25f : 0.f, lit = own < .2f + busy ? 1.f : 0.f;
  float tint = hash2((int)column, (int)row + 900), warm = tint < .84f ? 1.f : 0.f, level = .25f + .95f * tint * tint;
  float glow = lamp * glass * mixf(.16f, lit * level * (.65f + .7f * (v - row)), keep) * (1.f - .8f * frame * in);
  const float hot[3] = {1.f, .62f, .30f}, cold[3] = {.66f, .80f, 1.f}, dark[3] = {.022f, .034f, .05f};
  for (int c = 0; c < 3; c++) {
    float wall = p->hit[RGB + c][i], pane = dark[c] * (.6f + .8f * own);
    float seen = mixf(wall, mixf(pane, wall * .5f, frame), glass);
    float shine = unit(glow * 1.4f);
    p->hit[RGB + c][i] = mixf(seen, mixf(hot[c], mixf(cold[c], hot[c], warm), keep), shine);
  }
  p->hit[EMISSION][i] = glow;
  p->rough[i] = mixf(.9f, .07f + .05f * tint, glass * (1.f - frame));
  if (!roof) p->tone[i] *= 1.f - .3f * (1.f - glass) * (1.f - ramp(dv, .5f * tall + .1f, soft + .02f)) * keep * .4f;
}

void in_rows(const Mesh *meshes, Tile detail, int kind, float wide, int i, Batch *p) {
  float at[3] = {p->hit[REST][i], p->hit[REST + 1][i], p->hit[REST + 2][i]}, n[3], along, up;
  if (kind == SCALES) scaled(p, i, at[0], at[1], at[2], wide);
  if (kind == FEATHERS) feathered(detail, p, i, at[0], at[1], at[2], wide);
  if (kind == SCALES || kind == FEATHERS) return;
  facet(meshes, p->face[i], n);
  plane(n, at, &along, &up);
  if (kind == BRICK) bricks(p, i, along, up, wide);
  if (kind == SHINGLES) shingled(p, i, along, up, wide);
  if (kind == WICKER) wicker(p, i, along, up, wide);
  if (kind == PLANKS) planked(p, i, along, up, wide);
  if (kind == BOARDS) planked(p, i, up, along, wide);
  if (kind == FACADE) facade(p, i, along, up, wide, fabsf(n[1]) > fabsf(n[0]) + fabsf(n[2]));
}
