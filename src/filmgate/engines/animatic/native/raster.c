/* Which triangle is nearest in each pixel. */
#include <string.h>

#include "mesh.h"

/* A corner before the eye: screen x, screen y, depth. One that is not: x and y still to be divided by the depth. Notes
 * which meshes light goes through. */
API void fg_project(const Camera *cam, Mesh *meshes, int count) {
  for (int m = 0; m < count; m++) {
    int through = 0;
    for (int i = 0; i < meshes[m].vertices; i++) {
      const float *p = meshes[m].surface + HIT * (ptrdiff_t)i;
      float *out = meshes[m].screen + 3 * (ptrdiff_t)i, x = p[0] - cam->ex, y = p[1] - cam->ey, z = p[2] - cam->ez;
      float d = x * cam->fx + z * cam->fz, s = x * cam->rx + z * cam->rz, q = d < NEAR ? 1.f : 1.f / d;
      out[0] = (cam->cx * d + s * cam->focal) * q;
      out[1] = (cam->cy * d - y * cam->focal) * q;
      out[2] = d;
      through |= clear(p[PATTERN]);
    }
    meshes[m].clear = through;
  }
}

/* A corner in homogeneous screen coordinates. */
static void corner(const float *p, float out[3]) {
  float q = p[2] < NEAR ? 1.f : p[2];
  out[0] = p[0] * q; out[1] = p[1] * q; out[2] = p[2];
}

/* Shares of the corners of a triangle that reaches behind the eye (after Olano and Greer 1997). */
static Shares shares_sliced(const float *a, const float *b, const float *c, float x, float y) {
  float p[3][3], normal[3][3];
  Shares s;
  corner(a, p[0]); corner(b, p[1]); corner(c, p[2]);
  for (int k = 0; k < 3; k++) {
    const float *u = p[(k + 1) % 3], *v = p[(k + 2) % 3];
    normal[k][0] = u[1] * v[2] - u[2] * v[1];
    normal[k][1] = u[2] * v[0] - u[0] * v[2];
    normal[k][2] = u[0] * v[1] - u[1] * v[0];
  }
  float volume = p[0][0] * normal[0][0] + p[0][1] * normal[0][1] + p[0][2] * normal[0][2];
  float scale = fabsf(volume) < 1e-9f ? 0.f : 1.f / volume;
  for (int k = 0; k < 3; k++) {
    s.at[k] = (normal[k][0] * x + normal[k][1] * y + normal[k][2]) * scale;
    s.step[k] = normal[k][0] * scale;
  }
  return s;
}

Shares shares(const float *a, const float *b, const float *c, float x, float y) {
  if (minf(a[2], minf(b[2], c[2])) < NEAR) return shares_sliced(a, b, c, x, y);
  float ia = 1.f / ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
  float za = 1.f / a[2], zb = 1.f / b[2], zc = 1.f / c[2];
  float i = ((b[0] - x) * (c[1] - y) - (c[0] - x) * (b[1] - y)) * ia, di = -(c[1] - b[1]) * ia;
  float j = ((c[0] - x) * (a[1] - y) - (a[0] - x) * (c[1] - y)) * ia, dj = -(a[1] - c[1]) * ia;
  return (Shares){{i * za, j * zb, (1.f - i - j) * zc}, {di * za, dj * zb, -(di + dj) * zc}};
}

int bounds(const float *a, const float *b, const float *c, float low[2], float high[2]) {
  const float *p[3] = {a, b, c};
  int any = 0;
  for (int k = 0; k < 3; k++) {
    const float *u = p[k], *v = p[(k + 1) % 3];
    int before = u[2] >= NEAR, cuts = before != (v[2] >= NEAR);
    for (int cut = !before; cut <= cuts; cut++) {
      float x = u[0], y = u[1];
      if (cut) {
        float m[3], n[3], t = (NEAR - u[2]) / (v[2] - u[2]);
        corner(u, m); corner(v, n);
        x = mixf(m[0], n[0], t) / NEAR; y = mixf(m[1], n[1], t) / NEAR;
      }
      low[0] = any ? minf(low[0], x) : x; high[0] = any ? maxf(high[0], x) : x;
      low[1] = any ? minf(low[1], y) : y; high[1] = any ? maxf(high[1], y) : y;
      any = 1;
    }
  }
  return any;
}

/* Pixels xs..xe of one row of a triangle: `face` gets its number where it is nearest. */
PASS span(int xs, int xe, const Shares *shares, int32_t number, float *restrict depth, int32_t *restrict face) {
  const Shares s = *shares;
  EACH (int x = xs; x <= xe; x++) {
    float n = (float)(x - xs), a = s.at[0] + n * s.step[0], b = s.at[1] + n * s.step[1], c = s.at[2] + n * s.step[2];
    float inverse = a + b + c, z = 1.f / maxf(inverse, 1e-9f), in = minf(a, minf(b, c)) + 1e-4f * inverse;
    float near = minf(in, inverse) >= 0.f ? depth[x] - z : 0.f;
    depth[x] = near > 0.f ? z : depth[x];
    face[x] = near > 0.f ? number : face[x];
  }
}

enum { WIDE = 24 };  /* pixels from which on a row of a triangle is worth vector code */

/* The part of xs..xe where no share can be negative, two pixels wide of it: most of a slanted triangle's rectangle
 * lies outside it. */
static void row_of(const Shares *s, int number, int xs, int xe, float *depth, int32_t *face) {
  float from = 0.f, to = (float)(xe - xs);
  for (int k = 0; k < 3; k++) {
    float root = fabsf(s->step[k]) < 1e-20f ? -1e6f : clampf(-s->at[k] / s->step[k], -1e6f, 1e6f);
    if (s->step[k] > 0.f) from = maxf(from, root - 2.f);
    if (s->step[k] < 0.f) to = minf(to, root + 2.f);
  }
  if (from > to) return;
  int skip = (int)from;
  Shares there = *s;
  for (int k = 0; k < 3; k++) there.at[k] += (float)skip * s->step[k];
  span(xs + skip, mini(xs + (int)to + 1, xe), &there, number, depth, face);
}

/* Four pixels of a row, the first of them n pixels from where two of the shares are i and j. */
static inline void four(float i, float j, float di, float dj, int n, float za, float zb, float zc, int32_t number,
                        float *depth, int32_t *face) {
  const Four at = {(float)n, (float)(n + 1), (float)(n + 2), (float)(n + 3)};
  Four p = i + at * di, q = j + at * dj, l = 1.f - p - q, z = 1.f / (p * za + q * zb + l * zc), was;
  Choice shown, own = {number, number, number, number};
  memcpy(&was, depth, sizeof was);
  memcpy(&shown, face, sizeof shown);
  Choice near = (p >= -1e-4f) & (q >= -1e-4f) & (l >= -1e-4f) & (z < was);
  Choice seen = ((Choice)z & near) | ((Choice)was & ~near);
  shown = (own & near) | (shown & ~near);
  memcpy(depth, &seen, sizeof seen);
  memcpy(face, &shown, sizeof shown);
}

/* A triangle that reaches behind the eye, in rows y0..y1. */
static void draw_sliced(const float *a, const float *b, const float *c, int32_t number, int W, float *depth,
                        int32_t *face, int y0, int y1) {
  float low[2], high[2];
  if (!bounds(a, b, c, low, high)) return;
  if (high[1] < y0 || low[1] >= y1 || high[0] < 0.f || low[0] >= W) return;
  int xs = (int)maxf(low[0], 0.f), xe = mini((int)minf(high[0], 1e6f) + 1, W - 1);
  int ys = maxi((int)maxf(low[1], 0.f), y0), ye = mini((int)minf(high[1], 1e6f) + 1, y1 - 1);
  for (int y = ys; y <= ye; y++) {
    Shares s = shares_sliced(a, b, c, (float)xs, (float)y);
    row_of(&s, number, xs, xe, depth + (ptrdiff_t)y * W, face + (ptrdiff_t)y * W);
  }
}

static void draw(const float *a, const float *b, const float *c, int wound, int32_t number, int W, float *depth,
                 int32_t *face, int y0, int y1) {
  if (minf(a[2], minf(b[2], c[2])) < NEAR) {
    draw_sliced(a, b, c, number, W, depth, face, y0, y1);
    return;
  }
  float area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
  if (fabsf(area) < 1e-6f || area * wound < 0.f) return;
  int xs, xe, ys, ye;
  middles(minf(a[1], minf(b[1], c[1])), maxf(a[1], maxf(b[1], c[1])), y0, y1, &ys, &ye);
  middles(minf(a[0], minf(b[0], c[0])), maxf(a[0], maxf(b[0], c[0])), 0, W, &xs, &xe);
  if (xs > xe || ys > ye) return;
  float ia = 1.f / area, za = 1.f / a[2], zb = 1.f / b[2], zc = 1.f / c[2];
  float di = -(c[1] - b[1]) * ia, dj = -(a[1] - c[1]) * ia;
  for (int y = ys; y <= ye; y++) {
    float i = ((b[0] - xs) * (c[1] - y) - (c[0] - xs) * (b[1] - y)) * ia;
    float j = ((c[0] - xs) * (a[1] - y) - (a[0] - xs) * (c[1] - y)) * ia;
    float *zrow = depth + (ptrdiff_t)y * W;
    int32_t *frow = face + (ptrdiff_t)y * W;
    if (xe - xs >= WIDE) {
      Shares s = {{i * za, j * zb, (1.f - i - j) * zc}, {di * za, dj * zb, -(di + dj) * zc}};
      row_of(&s, number, xs, xe, zrow, frow);
      continue;
    }
    for (int x = xs; x <= xe; x += 4) {
      int first = mini(x, W - 4);  /* within the row: the next one may be another thread's */
      four(i, j, di, dj, first - xs, za, zb, zc, number, zrow + first, frow + first);
    }
  }
}

/* Visibility of rows y0..y1, of what light does not go through: `face` gets the number of the mesh and of its triangle where that is nearest. */
API void fg_raster(const Camera *cam, const Mesh *meshes, int count, float *depth, int32_t *face, int y0, int y1) {
  for (int m = 0; m < count; m++) {
    const float *p = meshes[m].screen;
    for (int k = 0; k < meshes[m].triangles; k++) {
      const int32_t *f = meshes[m].faces + 3 * (ptrdiff_t)k;
      if (meshes[m].clear && clear(meshes[m].surface[HIT * (ptrdiff_t)f[0] + PATTERN])) continue;
      draw(p + 3 * (ptrdiff_t)f[0], p + 3 * (ptrdiff_t)f[1], p + 3 * (ptrdiff_t)f[2], meshes[m].wound,
           m << FACE_BITS | k, cam->width, depth, face, y0, y1);
    }
  }
}

PASS mark(int32_t *restrict face, int W, int32_t first, uint8_t *restrict mat) {
  EACH (int x = 0; x < W; x++) face[x] = mat[x] == NOTHING ? face[x] : -1;
  EACH (int x = 0; x < W; x++) mat[x] = (uint8_t)(face[x] < 0 ? mat[x] : face[x] < first ? MOVING : SOLID);
}

/* Where the ground is nearer than a mesh, `face` becomes -1; elsewhere `mat` tells of it. The first `moving` meshes are
 * marked as such. spans [height][2]: the first pixel of each row that shows a mesh, and the last; W, -1: none. */
API void fg_cover(int32_t *face, int W, int moving, uint8_t *mat, int32_t *spans, int y0, int y1) {
  for (int y = y0; y < y1; y++) {
    int32_t *row = face + (ptrdiff_t)y * W;
    int left = 0, right = W - 1;
    mark(row, W, moving << FACE_BITS, mat + (ptrdiff_t)y * W);
    while (left < W && row[left] < 0) left++;
    while (right >= left && row[right] < 0) right--;
    spans[2 * y] = left;
    spans[2 * y + 1] = left < W ? right : -1;
  }
}
