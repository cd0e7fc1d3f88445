/* Ground and water: a height field seen column by column, then shaded row by row. */
#include "ground.h"

enum { BLOCK = 16 };

/* Heights of a block of columns at distance t: a loop without branches, so that it becomes vector code. */
PASS heights(const Ground *g, const Air *air, float ex, float ez, const float *restrict dx,
                    const float *restrict dz, float t, float *restrict h, int32_t *restrict wet) {
  Tile land = g->height;
  float icell = 1.f / g->cell;
  EACH (int b = 0; b < BLOCK; b++) h[b] = tile(land, (ex + dx[b] * t) * icell, (ez + dz[b] * t) * icell);
  EACH (int b = 0; b < BLOCK; b++) wet[b] = 0;
  if (g->water <= 0.f) return;
  float lift = g->swell / (1.f + t * .004f);  /* far waves are smaller than a pixel: flatten them */
  EACH (int b = 0; b < BLOCK; b++) {
    float w = g->level + lift * swell(g, 0, ex + dx[b] * t, ez + dz[b] * t, air->time);
    wet[b] = w > h[b];
    h[b] = maxf(w, h[b]);
  }
}

/* One row of a block, where a step of the march shows it and no mesh is nearer: exact depth on the chord from t0 to t. */
PASS hit(float v, int y, float t0, float t, const int32_t *restrict top, const int32_t *restrict below,
         const float *restrict slope, const float *restrict rise, const int32_t *restrict wet, int n,
         float *restrict depth, uint8_t *restrict mat) {
  float z[BLOCK];
  int32_t m[BLOCK];
  for (int b = 0; b < BLOCK; b++) {
    float den = v - slope[b], safe = fabsf(den) > 1e-6f ? den : 1e-6f;
    z[b] = clampf(rise[b] / safe, t0, t);
    m[b] = wet[b] ? WATER : GROUND;
  }
  if (n == BLOCK)
    for (int b = 0; b < BLOCK; b++) {
      int here = (y >= top[b]) & (y < below[b]) & (z[b] <= depth[b]);
      depth[b] = here ? z[b] : depth[b];
      mat[b] = (uint8_t)(here ? m[b] : mat[b]);
    }
  else
    for (int b = 0; b < n; b++)
      if (y >= top[b] && y < below[b] && z[b] <= depth[b]) { depth[b] = z[b]; mat[b] = (uint8_t)m[b]; }
}

/* The greatest depth in the first rows of a block of columns, for each `BLOCK` rows: the march need go no further. */
PASS deepest(const float *restrict depth, int W, int n, int H, float *restrict upto) {
  float most[BLOCK] = {0.f}, all = 0.f;
  for (int y = 0; y < H; y++) {
    const float *restrict row = depth + (ptrdiff_t)y * W;
    if (n == BLOCK)
      for (int b = 0; b < BLOCK; b++) most[b] = maxf(most[b], row[b]);
    else
      for (int b = 0; b < n; b++) most[b] = maxf(most[b], row[b]);
    if (y % BLOCK != BLOCK - 1 && y != H - 1) continue;
    for (int b = 0; b < BLOCK; b++) all = maxf(all, most[b]);
    upto[y / BLOCK] = all;
    if (all >= SKY_DEPTH) {  /* nor does it end sooner below */
      for (int k = y / BLOCK; k <= (H - 1) / BLOCK; k++) upto[k] = all;
      return;
    }
  }
}

/* Depth and material of columns x0..x1 (x0 a multiple of 16), where no mesh is nearer, exact per pixel between two steps
 * of the march; `depth` is as the meshes left it, `mat` is NOTHING. */
API void fg_ground_depth(const Camera *cam, const Air *air, const Ground *g, float *depth, uint8_t *mat, int x0, int x1) {
  int W = cam->width, H = cam->height;
  float ifocal = 1.f / cam->focal;
  for (int left = x0; left < x1; left += BLOCK) {
    int n = mini(BLOCK, x1 - left), open = 1;
    float dx[BLOCK], dz[BLOCK], h[BLOCK], h0[BLOCK], slope[BLOCK], rise[BLOCK], upto[MAX_HEIGHT / BLOCK];
    int32_t wet[BLOCK], top[BLOCK], below[BLOCK];
    for (int b = 0; b < BLOCK; b++) {
      float u = (left + b - cam->cx) / cam->focal;
      dx[b] = cam->fx + cam->rx * u;
      dz[b] = cam->fz + cam->rz * u;
      below[b] = H;
    }
    deepest(depth + left, W, n, H, upto);
    float t0 = g->near, t = g->near;
    heights(g, air, cam->ex, cam->ez, dx, dz, t, h0, wet);
    while (t < g->far && open) {
      t = t * (g->ratio + t * 4e-5f) + .01f;  /* far away a pixel spans more ground */
      heights(g, air, cam->ex, cam->ez, dx, dz, t, h, wet);
      float k = cam->focal / t;
      for (int b = 0; b < BLOCK; b++) {
        top[b] = mini((int)clampf(ceilf(cam->cy + (cam->ey - h[b]) * k), 0.f, (float)H), below[b]);
        slope[b] = (h[b] - h0[b]) / (t - t0);
        rise[b] = h0[b] - slope[b] * t0 - cam->ey;
      }
      int first = H, last = 0, seen = 0;
      for (int b = 0; b < BLOCK; b++) {
        first = mini(first, top[b] < below[b] ? top[b] : H);
        last = maxi(last, top[b] < below[b] ? below[b] : 0);
        seen = maxi(seen, top[b]);
      }
      for (int y = first; y < last; y++) {
        ptrdiff_t at = (ptrdiff_t)y * W + left;
        hit((cam->cy - y) * ifocal, y, t0, t, top, below, slope, rise, wet, n, depth + at, mat + at);
      }
      for (int b = 0; b < BLOCK; b++) below[b] = top[b];
      open = seen > 0 && upto[(seen - 1) / BLOCK] > t;  /* whatever stands above is nearer */
      t0 = t;
      for (int b = 0; b < BLOCK; b++) h0[b] = h[b];
    }
  }
}

/* How the light on the ground varies: tone multiplies it, glint is added. */
typedef struct { float tone[MAX_WIDTH], glint[MAX_WIDTH]; } Coat;

PASS texture(const Ground *ground, const Air *air, const Row *restrict row, Coat *restrict coat) {
  const int from = row->from, to = row->to;
  const Ground g = *ground;
  const Tile detail = g.detail;
  const float scale = g.grain_scale, grain = g.grain * 1.6f, lx = air->sun_dir[0] * 1.6f, lz = air->sun_dir[2] * 1.6f;
  const float flash = 1.f + air->flash * 3.f;
  EACH (int x = from; x < to; x++) {
    float u = row->x[x] * scale, v = row->z[x] * scale, fade = 1.f / (1.f + row->dist[x] * scale * .006f);
    float coarse = tile(detail, u, v) - .5f, fu = u * 5.7f + row->y[x] * 40.f, fv = v * 5.7f;
    float du, dv, fine = (tile_slope(detail, fu, fv, &du, &dv) - .5f) * fade;
    float k = 1.f - (du * lx + dv * lz) * fade * g.relief;  /* small bumps lean towards the sun or away */
    coat->tone[x] = maxf(k + grain * (coarse + fine), .05f) * flash;
    coat->glint[x] = maxf(fine - .27f * fade, 0.f) * g.sparkle * fade * maxf(1.f - row->dist[x] * .04f, 0.f);
  }
}

/* Bands of rock: the tone follows the height. */
PASS strata(const Ground *ground, const Row *restrict row, float *restrict tone) {
  const int from = row->from, to = row->to;
  const Ground g = *ground;
  EACH (int x = from; x < to; x++)
    tone[x] *= maxf(1.f + g.strata * (tile(g.detail, row->y[x] * 11.f, row->x[x] * .25f) - .5f), .2f);
}

static inline float channel(uint32_t p0, uint32_t p1, uint32_t q0, uint32_t q1, float a, float b, int shift) {
  float i = (float)(int32_t)(p0 >> shift & 1023u), j = (float)(int32_t)(p1 >> shift & 1023u);
  float k = (float)(int32_t)(q0 >> shift & 1023u), l = (float)(int32_t)(q1 >> shift & 1023u);
  float p = i + (j - i) * a, q = k + (l - k) * a, v = (p + (q - p) * b) * (2.f / 1023.f);
  return v * v;
}

PASS lay(LightMap lit, float cell, const Row *restrict row, const Coat *restrict coat, float *restrict R,
         float *restrict G, float *restrict B) {
  const int from = row->from, to = row->to;
  const float icell = 1.f / cell;
  const uint32_t *restrict data = lit.data;
  const int n = lit.size, m = n - 1;
  EACH (int x = from; x < to; x++) {
    float u = row->x[x] * icell, v = row->z[x] * icell, fu = floorf(u), fv = floorf(v), a = u - fu, b = v - fv;
    int i = (int)fu & m, i1 = (i + 1) & m, r0 = ((int)fv & m) * n, r1 = (((int)fv + 1) & m) * n;
    uint32_t p0 = data[r0 + i], p1 = data[r0 + i1], q0 = data[r1 + i], q1 = data[r1 + i1];
    float tone = coat->tone[x], glint = coat->glint[x];
    R[x] = channel(p0, p1, q0, q1, a, b, 20) * tone + glint;
    G[x] = channel(p0, p1, q0, q1, a, b, 10) * tone + glint;
    B[x] = channel(p0, p1, q0, q1, a, b, 0) * tone + glint;
  }
}

API void fg_ground_shade(const Camera *cam, const Air *air, const Ground *g, const Tile *clouds,
                         const float *depth, const uint8_t *mat, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  float fog[MAX_WIDTH], light[3][MAX_WIDTH];
  Row row;
  Coat coat;
  for (int y = y0; y < y1; y++) {
    const float *z = depth + (ptrdiff_t)y * W;
    const uint8_t *m = mat + (ptrdiff_t)y * W;
    float *r = col + (ptrdiff_t)y * W;
    row.to = 0;
    while (next_run(m, GROUND, W, &row.from, &row.to)) {
      locate(cam, air, z, m, GROUND, &row, y);
      mist(air, cam->ey, &row, fog);
      texture(g, air, &row, &coat);
      if (g->strata > 0.f) strata(g, &row, coat.tone);
      lay(g->lit, g->cell, &row, &coat, light[0], light[1], light[2]);
      for (int c = 0; c < 3; c++) write_row(&row, light[c], fog, air->fog[c], air->fog_sun[c], r + c * plane);
    }
    row.to = 0;
    while (next_run(m, WATER, W, &row.from, &row.to)) {
      locate(cam, air, z, m, WATER, &row, y);
      mist(air, cam->ey, &row, fog);
      shade_water(cam, air, g, *clouds, &row, fog, r, y);
    }
  }
}
